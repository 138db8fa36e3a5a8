"""`python scripts/screenshots.py CASE FOLDER [SCREEN …]`: every screen of the workbench as a picture.

Wide (1440) and phone (390), light and dark: FOLDER/SCREEN-wide-light.png and so on. Needs Playwright and a Chromium.
With --watching a copy of the case is served in which sources were listened to and alerts rang, invented ones.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.screens import SCREENS, addresses
from tests.web.watching import fill

WIDTHS = {"wide": (1440, 900), "phone": (390, 844)}


def keep(picture: bytes, path: Path) -> None:
    """A picture in 64 colours: a third of the bytes, and nobody sees it."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """Serve the case and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("screens", nargs="*", help=f"of {', '.join(SCREENS)} (all)")
    parser.add_argument("--lang", default="id", choices=("id", "en"))
    parser.add_argument("--look", default="", help="of these alone, as in wide-light")
    parser.add_argument("--watching", action="store_true", help="with invented sources and alerts")
    parser.add_argument("--full", action="store_true", help="the whole length of each page")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    case: Path = options.case
    if options.watching:
        case = Path(tempfile.mkdtemp(prefix="palagan-screens-")) / case.name
        shutil.copyfile(options.case, case)
        fill(case, time.time())
    command = [sys.executable, "-m", "palagan", "serve", str(case), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(900):
            try:
                urlopen(f"{base}/healthz").close()
                break
            except OSError:
                time.sleep(0.1)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for width, (across, down) in WIDTHS.items():
                for theme in ("light", "dark"):
                    if options.look not in f"{width}-{theme}":
                        continue
                    page = browser.new_context(
                        viewport={"width": across, "height": down},
                        color_scheme="dark" if theme == "dark" else "light",
                        locale="id-ID" if options.lang == "id" else "en-GB",
                    ).new_page()
                    page.context.add_cookies([{"name": "palagan-name", "value": "Rina", "url": base}])
                    for name, path in addresses(case).items():
                        if options.screens and name not in options.screens:
                            continue
                        answer = page.goto(base + path)
                        status = answer.status if answer else 0
                        if status != 200:
                            print(f"{name}: {status} {path}")
                            continue
                        kept = options.folder / f"{name}-{width}-{theme}.png"
                        keep(page.screenshot(full_page=options.full, caret="initial"), kept)
                    page.context.close()
            browser.close()
    finally:
        server.terminate()
        server.wait(10)
        if options.watching:
            shutil.rmtree(case.parent)


if __name__ == "__main__":
    main()
