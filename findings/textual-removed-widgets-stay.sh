#!/usr/bin/env bash
# Guess: A widget that is removed from a Textual app, and to which nobody holds on, is collected.
# Behaviour: As many as 1,024 of them stay: a method that every painted widget calls is cached for the class
#   (functools.lru_cache), so the cache's keys hold the style cache of each dead widget, and with it the lines
#   that it painted.
# Why it matters: An app whose lists are made anew with every key grows by some ten megabytes within an hour's
#   typing, and then stays there; a hunt for one's own leak finds nothing.
# Versions: textual==8.2.8
# Output seen:
#   200 of 200 style caches of removed widgets are there, 1 after the cache is cleared
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'textual==8.2.8'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import asyncio, gc, weakref
from textual._styles_cache import StylesCache
from textual.app import App
from textual.widgets import Static

async def main():
    app = App()
    async with app.run_test() as pilot:
        caches = []
        for number in range(200):
            widget = Static(str(number))
            await app.mount(widget)
            await pilot.pause()
            caches.append(weakref.ref(widget._styles_cache))
            await widget.remove()
            del widget
        await pilot.pause()
        gc.collect()
        alive = sum(one() is not None for one in caches)
        StylesCache.get_inner_outer.cache_clear()
        gc.collect()
        after = sum(one() is not None for one in caches)
        print(alive, "of 200 style caches of removed widgets are there,", after, "after the cache is cleared")
        return alive, after

alive, after = asyncio.run(main())
assert alive > 150 and after < 20
print("as described")
PY
