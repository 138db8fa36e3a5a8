"""The screens, one file each; `SCREENS` in `palagan.web.app` lists them."""
