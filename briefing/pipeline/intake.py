"""Files to readings, as a stream: each article is analysed once it is read, so that the first is there at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.analysis import analyse
from briefing.corpus.again import known_by_content
from briefing.corpus.cleaning.repetition import Ends, ends_of, find_repeated, without
from briefing.corpus.cleaning.versions import settle_versions
from briefing.corpus.discover import listed
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Analysis, Article, Reading, Skipped
from briefing.models.kept import light_of
from briefing.pipeline.analysts import Analysed, Analysts
from briefing.pipeline.archived import Origin, Shelf
from briefing.pipeline.events import Arrived, Cancelled, Listener, Noticed, Passed, Progress
from briefing.pipeline.known import Known, of_version
from briefing.pipeline.state import READER, analyser
from briefing.store import Found, Notebook, Store, content_key

_BATCH = 64


class Intake:
    """One walk over the paths of a session. ``readings`` and ``skipped`` hold what it found.

    ``own_choice`` is set where the days that somebody gave to articles of an archive decide which are opened: what is
    kept of that would tell others.
    """

    def __init__(
        self,
        store: Store | None,
        max_bytes: int,
        listener: Listener,
        cancelled: Callable[[], bool],
        known: Known | None = None,
    ) -> None:
        """``store`` None remembers nothing; ``known`` are the heads of what was read before."""
        self.readings: dict[str, Reading] = {}
        self.skipped: list[Skipped] = []
        self._store = store
        self._max_bytes = max_bytes
        self._analyser = analyser()
        self._tell = listener
        self._cancelled = cancelled
        self._read_files = 0
        self._known = known
        self._files: list[tuple[SourceFile, Found]] = []
        self._came: list[tuple[SourceFile, Found]] = []
        self._analyses: list[tuple[str, Analysis]] = []
        self._analysts = Analysts()
        self._given: set[str] = set()
        self.own_choice = False

    def walk(self, paths: Sequence[Path]) -> None:
        """Read and analyse what is new or changed; take the rest from the store.

        Raises:
            Cancelled: where the reader stopped it; what was read until then is kept.
        """
        self._tell(Progress("looking for files", 0, None))
        sources = self._look_for(paths)
        try:
            self._take_heads()
            others = self._known.of_exports() if sources and self._known else []
            fresh = self._take_known(sources, others)
            for source, found in self._read([self._with_known(source, others) for source in fresh]):
                self._take(found)
                self._note(source, found)
                if len(self._files) >= _BATCH:
                    self.keep()
            self._settle()
        finally:
            self._end()

    def _take_known(self, sources: Sequence[SourceFile], others: list[Found]) -> list[SourceFile]:
        """Take what the store has of these files, one by one, exports to the ``others``; the files that it lacks."""
        fresh = []
        for done, source in enumerate(sources, 1):
            found = self._store.known_file(source, READER) if self._store else None
            if found is None:
                fresh.append(source)
                continue
            if any(article.place for article in found.articles):
                others.append(found)
            self._take(found)
            self._note(source, found)
            self._tell(Progress("opening", done, len(sources)))
        return fresh

    def _end(self) -> None:
        """Keep what was done, however the walk ended."""
        try:
            self._collect(self._analysts.done())
        finally:
            self._analysts.close()
            self.keep()

    def _take_heads(self) -> None:
        """What stands as it stood when it was read before, by its heads alone."""
        for reading in self._known.readings() if self._known is not None else ():
            self._stop_if_asked()
            if isinstance(reading, Skipped):
                self._pass(reading)
            elif reading.article.id not in self.readings:
                self.readings[reading.article.id] = reading
                self._tell(Arrived(reading))

    def _note(self, source: SourceFile, found: Found) -> None:
        if self._known is not None:
            self._came.append((source, found))
            if len(self._came) >= _BATCH and self._known.lets_go(len(self.readings)):
                self.keep()

    def _with_known(self, source: SourceFile, others: Iterable[Found]) -> SourceFile:
        """The file with the articles of exports that need not be read again: its own before it changed, and others'."""
        earlier = self._store.earlier_file(source, READER) if self._store else None
        founds = (*others, *([earlier] if earlier else []))
        known = known_by_content(article for found in founds for article in found.articles)
        return replace(source, known=known) if known else source

    def open(self, origin: Origin, shelf: Shelf, notebook: Notebook) -> None:
        """Take in the articles of an archive, those that were opened before by their heads; analyse what nobody has.

        The ``notebook`` may know other days of them.

        Raises:
            Cancelled: as ``walk``.
            StoreError: where the archive can't be used.
        """
        listed = dict(origin.listed(lambda message: self._tell(Noticed(message)), notebook))
        if notebook.state.corrections:
            self.own_choice = listed.keys() != dict(origin.listed(lambda _: None)).keys()
        sources = {name: SourceFile(Path("/", name), content, 0, 0) for name, content in listed.items()}
        fresh = [name for name, source in sources.items() if not (self._known and self._known.stands(source))]
        try:
            self._take_heads()
            for start in range(0, len(fresh), _BATCH):
                for name, article in shelf.named(fresh[start : start + _BATCH]).items():
                    found = Found((article,))
                    self._take(found)
                    self._note(sources[name], found)
                self._tell(Progress("opening", min(start + _BATCH, len(fresh)), len(fresh)))
            self._settle()
        finally:
            self._end()

    def _look_for(self, paths: Sequence[Path]) -> list[SourceFile]:
        """The files that do not stand as they stood."""
        sources: list[SourceFile] = []
        for item in listed(paths, max_bytes=self._max_bytes):
            if isinstance(item, Skipped):
                self._pass(item)
            elif self._known is None or not self._known.stands(item):
                sources.append(item.source)
        return sources

    def _settle(self) -> None:
        """What only the whole collection shows."""
        self._collect(self._analysts.rest(self._stop_if_asked))
        self.keep()
        if self._known is not None:
            self._known.add(self._came)
            self._came = []
        self._settle_versions()
        self._cut_repeated()
        if self._known is not None:
            self._known.settle(self.readings)

    def _read(self, sources: Sequence[SourceFile]) -> Iterator[tuple[SourceFile, Found]]:
        if not sources:
            return
        from briefing.corpus.worker import Limits, ReadProgress, read_all  # noqa: PLC0415  # knows all formats

        def tell(progress: ReadProgress) -> None:
            self._tell(Progress("reading", progress.done, progress.total, progress.shown))

        def arrive(article: Article) -> None:
            self._tell(Progress("reading", self._read_files, len(sources), article.where))
            self._take_one(article)

        limits = Limits(max_bytes=self._max_bytes)
        results = read_all(sources, on_progress=tell, on_article=arrive, cancelled=self._cancelled, limits=limits)
        for source, items in results:
            found = _parted(items)
            if found.articles:  # what failed is tried again next time: a missing parser may be there by then
                self._files.append((source, found))
            # Where in an export the work is whose articles came all at once.
            for article in found.articles:
                if article.place and article.id not in self.readings:
                    arrive(article)
            self._read_files += 1
            yield source, found
        self._stop_if_asked()

    def _take(self, found: Found) -> None:
        for item in found.skipped:
            self._pass(item)
        for article in found.articles:
            self._take_one(article)

    def _take_one(self, article: Article) -> None:
        self._stop_if_asked()
        if article.id not in self.readings and article.id not in self._given:
            self._analyse(article)

    def _analyse(self, article: Article) -> None:
        """Put the article among the readings, at once or when it is analysed; with it whatever is done by now."""
        known = self._known_analysis(article)
        if known is not None:
            self._put(Reading(article, known))
            return
        self._given.add(article.id)
        self._analysts.give(article)
        self._collect(self._analysts.done())

    def _collect(self, analysed: Iterable[Analysed]) -> None:
        for article, analysis in analysed:
            self._given.discard(article.id)
            self._analyses.append((content_key(article), analysis))
            self._put(Reading(article, analysis))
            if len(self._analyses) >= _BATCH:  # a file of many articles is long in coming
                self.keep()

    def _put(self, reading: Reading) -> None:
        came = reading.article.id not in self.readings
        self.readings[reading.article.id] = reading
        if came:
            self._tell(Arrived(reading))

    def _settle_versions(self) -> None:
        """Say which articles are earlier versions of others, and leave out those that their agency took back."""
        if not any(light_of(reading.article).guid for reading in self.readings.values()):
            return
        articles = [self.readings[name].article for name in sorted(self.readings)]
        standing, gone = settle_versions(articles, self.skipped)
        if gone:
            kept = {article.id for article in standing}
            self.readings = {key: reading for key, reading in self.readings.items() if key in kept}
        for article in standing:
            reading = self.readings[article.id]
            if article is not reading.article:
                self.readings[article.id] = of_version(reading, article)
        for item in gone:
            self._pass(item)

    def _ends(self, article: Article) -> Ends | None:
        """How an article begins and ends, as it was known or read anew."""
        return self._known.ends(article) if self._known is not None and self._known.has(article) else ends_of(article)

    def _cut_repeated(self) -> None:
        """Take out what an outlet prints around all of its articles, which only the whole collection shows."""
        known = self._known
        if known is not None and known.whole:
            return
        articles = [self.readings[name].article for name in sorted(self.readings)]
        ends = [self._ends(one) for one in articles]
        again = 0
        for article, own, kept in zip(articles, ends, find_repeated(ends), strict=True):
            if known is not None and known.cut(article, own, kept):
                continue
            whole = article if known is None else known.raw(article)
            if kept is not None or whole is not article:
                self._stop_if_asked()
                self._analyse(without(whole, kept))
                again += 1
                if again % _BATCH == 0:
                    self._recut()
        self._recut()

    def _recut(self) -> None:
        """Analyse to the end what was cut otherwise, and hold no more of it than of all others."""
        self._collect(self._analysts.rest(self._stop_if_asked))
        if self._known is not None and self._known.lets_go(len(self.readings)):
            self.keep()
            self.readings.update(self._known.recut(self.readings))

    def analysis(self, article: Article) -> Analysis:
        """What was found in the article, from the store or anew."""
        known = self._known_analysis(article)
        if known is None:
            known = analyse(article)
            self._analyses.append((content_key(article), known))
        return known

    def _known_analysis(self, article: Article) -> Analysis | None:
        return self._store.known_analysis(content_key(article), self._analyser) if self._store else None

    def _pass(self, skipped: Skipped) -> None:
        self.skipped.append(skipped)
        self._tell(Passed(skipped))

    def _stop_if_asked(self) -> None:
        if self._cancelled():
            raise Cancelled

    def keep(self) -> None:
        """Put what was read and analysed into the store."""
        if self._store is not None and (self._files or self._analyses):
            with self._store.batch():
                for source, found in self._files:
                    self._store.keep_file(source, READER, found)
                for key, analysis in self._analyses:
                    self._store.keep_analysis(key, self._analyser, analysis)
        self._files.clear()
        self._analyses.clear()
        if self._known is not None and self._known.lets_go(len(self.readings)):
            self._let_go(self._known)

    def _let_go(self, known: Known) -> None:
        """Hold the heads alone of the files whose articles are all analysed, and kept."""
        left = []
        for source, found in self._came:
            if any(article.id in self._given for article in found.articles):
                left.append((source, found))
            else:
                self.readings.update(known.take(source, found, self.readings))
        self._came = left


def _parted(items: Iterable[Article | Skipped]) -> Found:
    """What a file held: its articles, and what could not be read."""
    articles, skipped = [], []
    for item in items:
        if isinstance(item, Article):
            articles.append(item)
        else:
            skipped.append(item)
    return Found(tuple(articles), tuple(skipped))
