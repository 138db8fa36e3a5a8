"""A small outlet on loopback: robots.txt, a feed, an article; what was asked of it is written down."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

from palagan.gather.web.reach import Reach
from palagan.monitor.asking_for import Means

FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Kabar Dermaga</title>
<link>http://dermaga.example/</link><language>id</language>
<item><title>Kapal nelayan ditahan di Selat Batu</title><link>{base}/berita/kapal-nelayan-ditahan</link>
<pubDate>Mon, 21 Sep 2026 10:00:00 +0700</pubDate></item>
<item><title>Gencatan senjata diumumkan di Lembah Hijau</title><link>{base}/berita/gencatan-diumumkan</link>
<pubDate>Sun, 20 Sep 2026 10:00:00 +0700</pubDate></item></channel></rss>"""
ARTICLE = """<!doctype html><html lang="id"><head><title>Kapal nelayan ditahan di Selat Batu</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-09-21T10:00:00+07:00">
</head><body><article><h1>Kapal nelayan ditahan di Selat Batu</h1>
<p>Selat Batu - Sebuah kapal nelayan ditahan oleh penjaga pantai pada Senin pagi, kata kepala pelabuhan.</p>
<p>Lima awak kapal itu dibawa ke darat untuk diperiksa, dan dua di antaranya dipulangkan pada sore hari.</p>
<p>Keluarga para nelayan berkumpul di dermaga sejak siang dan meminta keterangan dari pihak pelabuhan.</p>
</article></body></html>"""


@dataclass(slots=True)
class Press:
    """The outlet: its address, how it may be asked, and the paths that were."""

    base: str
    means: Means
    asked: list[str] = field(default_factory=list)


@contextmanager
def press() -> Iterator[Press]:
    """The outlet while the block runs."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            base = f"http://{self.headers['host']}"
            told = {
                "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /rahasia\n"),
                "/rss": ("application/rss+xml", FEED.format(base=base)),
                "/berita/kapal-nelayan-ditahan": ("text/html; charset=utf-8", ARTICLE),
            }.get(self.path)
            body = (told[1] if told else "").encode()
            self.send_response(200 if told else 404)
            self.send_header("content-type", told[0] if told else "text/plain")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_told: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    async def look_up(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    reach = Reach((ip_network("127.0.0.1/32"),), frozenset({port}))
    means = Means("Palagan/0.1 (+mailto:uji@kabar.example)", reach, look_up, least=0.0)
    try:
        yield Press(f"http://dermaga.example:{port}", means, asked)
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()
