"""The commands of `palagan`, one file each; what is heavy to import is imported inside the command that needs it.

options.py  options that several commands share         output.py  what a command prints: a table, JSON, an error
init.py  add.py  run.py  status.py  read.py             a case from nothing to its record; pages without a case
look.py                                                 timeline, stories, claims, ledger, actors, origins, copies
show.py  why.py                                         one thing by its id; the words a field rests on
decide.py  diff.py                                     what people say of the record; what another reading changes
export.py  brief.py  doctor.py                          files for others; is all well
"""
