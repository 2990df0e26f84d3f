#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# once: a sanitizer finds nothing in a PDF
# timeout: 400
"""Everything that prints, printed to PDF by Chromium and read back: every text is there, in its order, inside A4 with its margins; every card, question,
option and sheet is whole on one page; every page has its number and title; letters have their size (a page that is too wide would be shrunk).

All exercises and programmes of our content in both languages and both sizes, and the golden files of tests/golden/print, hostile ones among them.
Needs chromium and pdftotext: with CI=true they are installed, else it is skipped where they are not there."""

import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["TEST_ROOT"], "tests", "lib"))
from browser import Browser, pages_of, print_once  # noqa: E402

ROOT, BUILD, TMP = os.environ["TEST_ROOT"], os.environ["TEST_BUILD"], os.environ["TMPDIR"]
SAMENSPEL = os.path.join(BUILD, "samenspel")
MM = 72 / 25.4
SIDE, EDGE, SLACK = 15 * MM, 5 * MM, 3
FOOT = {11: 18 * MM, 18: 24 * MM}  # by the size of the letters
PEOPLE = 13
LONG = 1000  # characters of a question that may be more than a page
CARD = {11: 64 * MM, 18: 85 * MM}  # the least height of a card, with its border
ALONE = {"h1", "h2", "h3", "p", "li"}  # read as one text; of these a paragraph may go on to the next page
VOID = {"br", "hr", "meta"}


class Node:
	def __init__(self, tag, classes, parent):
		self.tag, self.classes, self.parent, self.children = tag, classes, parent, []

	def text(self):
		return "".join(child if isinstance(child, str) else child.text() for child in self.children)

	def find(self, wanted):
		for child in self.children:
			if isinstance(child, Node):
				if wanted(child):
					yield child
				yield from child.find(wanted)


class Tree(html.parser.HTMLParser):
	def __init__(self, text):
		super().__init__()
		self.root = self.at = Node("", set(), None)
		self.feed(text)

	def handle_starttag(self, tag, attrs):
		if tag in VOID:
			return
		node = Node(tag, set((dict(attrs).get("class") or "").split()), self.at)
		self.at.children.append(node)
		self.at = node

	def handle_endtag(self, tag):
		if tag not in VOID:
			assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
			self.at = self.at.parent

	def handle_data(self, data):
		self.at.children.append(data)


def squeeze(text):
	return unicodedata.normalize("NFKC", re.sub(r"\s+", "", text))


class Reader:
	"""Goes through the pages in step with the document."""

	def __init__(self, pages, points):
		"""pages: (words of the body, where the body ends, the foot)."""
		self.words, self.ends, self.feet = zip(*pages)
		self.pages = [squeeze("".join(word[0] for word in words)) for words in self.words]
		self.points, self.page, self.at = points, 0, 0

	def is_top(self):
		return self.at == 0

	def next_page(self):
		assert self.page + 1 < len(self.pages), "a text is missing at the end"
		self.page, self.at = self.page + 1, 0

	def word_here(self):
		left = self.at
		for word in self.words[self.page]:
			if left <= 0:
				break
			left -= len(squeeze(word[0]))
		return word

	def here(self, text):
		return self.pages[self.page].startswith(text, self.at)

	def take(self, text, again=""):
		"""The whole text on one page; again: what stands on top of a next page once more. Returns whether a page was turned."""
		turned = self.at == len(self.pages[self.page])
		if turned:
			self.next_page()
			if self.here(again) and not (text == again and self.pages[self.page].count(again) == 0):
				self.at += len(again)
		self.started = self.word_here()
		assert self.here(text), f"“{text[:60]}” is not whole on page {self.page + 1}: “{self.pages[self.page][self.at:self.at + 60]}”"
		self.at += len(text)
		return turned

	def take_split(self, text, again=""):
		"""A paragraph, which may go on on the next page."""
		while text:
			left = self.pages[self.page][self.at:]
			if not left:
				self.next_page()
				self.at = len(again) if self.here(again) else 0
				continue
			part = left if text.startswith(left) else text
			assert left.startswith(part), f"“{text[:60]}” is not on page {self.page + 1}: “{left[:60]}”"
			self.at += len(part)
			text = text[len(part):]


def read_card(reader, node, text):
	"""Not only its text: the whole card, down to the line to cut along."""
	reader.take(text)
	middle = (reader.started[2] + reader.started[4]) / 2
	below = CARD[reader.points] / 2 if "name" in node.classes else 0 if "wide" in node.parent.classes else CARD[reader.points] - 10 * MM
	assert middle + below < reader.ends[reader.page] + SLACK, f"the card “{text[:60]}” is cut off at the end of page {reader.page + 1}"


def read_node(reader, node, again):
	text = squeeze(node.text())
	if not text:
		return
	point = "point" in node.classes
	if "card" in node.classes:
		read_card(reader, node, text)
	elif (point and len(text) < LONG) or "row" in node.classes or "poles" in node.classes or "blank" in node.classes:
		reader.take(text, again)
	elif node.tag == "p" and not point:
		reader.take_split(text, again)
	elif node.tag in ALONE:
		reader.take(text, again)
	elif node.tag == "table":
		read_sheet(reader, node)
	else:
		for child in node.children:
			if isinstance(child, Node):
				read_node(reader, child, again)
			elif squeeze(child):
				reader.take(squeeze(child), again)


def read_sheet(reader, table):
	"""A sheet goes on to a second page only when it is longer than one: then it began one, and its head stands there again."""
	head = squeeze(next(table.find(lambda node: node.tag == "thead")).text())
	if reader.at == len(reader.pages[reader.page]):
		reader.next_page()
	top, page = reader.is_top(), reader.page
	reader.take(head)
	for row in table.find(lambda node: node.tag == "tr" and node.parent.tag == "tbody"):
		read_node(reader, row, head)
	assert reader.page == page or top, f"a sheet is split that would fit on page {page + 2}"


def check_apart(number, words):
	"""No word stands on another."""
	row = []
	for word in sorted(words, key=lambda word: word[2]):
		row = [other for other in row if other[4] - 4 > word[2]]
		for other in row:
			assert min(word[3], other[3]) - max(word[1], other[1]) < 2, f"“{word[0]}” and “{other[0]}” stand on each other on page {number}"
		row.append(word)


def check_page(number, count, page, points):
	width, height, words = page
	assert abs(width - 595) < 2 and abs(height - 842) < 2, f"page {number} is {width} by {height} points"
	end = height - FOOT[points]
	foot = [word for word in words if word[2] > end]
	body = [word for word in words if word[2] <= end]
	assert body, f"page {number} is empty"
	for text, left, top, right, bottom in body:
		assert left > SIDE - SLACK and right < width - SIDE + SLACK and top > SIDE - SLACK and bottom < end + SLACK, f"“{text}” is in the margin of page {number}"
		assert bottom - top > points * 1.05, f"“{text}” on page {number} is {bottom - top:.1f} points high"
	for text, left, top, right, bottom in foot:
		assert left > EDGE and right < width - EDGE and bottom < height - EDGE, f"“{text}” is too near the edge of page {number}"
		assert bottom - top > min(points, 10 if points < 18 else 18) * 1.05, f"“{text}” at the foot of page {number} is {bottom - top:.1f} points high"
	said = squeeze("".join(word[0] for word in foot))
	assert f"{number}/{count}" in said, f"page {number} does not say so"
	check_apart(number, words)
	return body, end, said


def titles_of(text):
	"""What the style sheet puts at the foot of each section."""
	for title in re.findall(r'@bottom-left \{.*?content: "(.*?)"', text):
		yield squeeze(re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match.group(1), 16)), title))


def check(page, pdf, points):
	text = open(page, encoding="utf-8").read()
	tree = Tree(text).root
	body = next(tree.find(lambda node: node.tag == "body"))
	pages = pages_of(pdf)
	reader = Reader([check_page(i + 1, len(pages), one, points) for i, one in enumerate(pages)], points)
	sections = list(body.find(lambda node: node.tag == "section"))
	for section, title in zip(sections, titles_of(text), strict=True):
		if reader.at > 0:
			assert reader.at == len(reader.pages[reader.page]), f"page {reader.page + 1} has more than one section"
			reader.next_page()
		first = reader.page
		read_node(reader, section, "")
		for number in range(first, reader.page + 1):
			assert title in reader.feet[number], f"“{title}” is not at the foot of page {number + 1}"
	assert reader.page == len(reader.pages) - 1 and reader.at == len(reader.pages[-1]), "there is more on the pages than in the document"
	return len(list(body.find(lambda node: "card" in node.classes))), len(pages)


def cards_of(lang, id, asked=None):
	"""How many cards an exercise has, its piles too; asked: how many a programme asks."""
	text = open(os.path.join(ROOT, "content", lang, id + ".ini"), encoding="utf-8").read()
	cards, piles = len(re.findall(r"^\[card\.", text, re.M)), len(re.findall(r"^\[pile\.", text, re.M))
	asked = asked or re.search(r"^cards = (\d+)", text, re.M)
	return min(cards, int(asked.group(1))) + piles if asked else cards + piles


def cards_of_programme(lang, id):
	text = open(os.path.join(ROOT, "content", lang, "programmes", id + ".ini"), encoding="utf-8").read()
	parts = [(re.search(r"^exercise = (\S+)", part, re.M), re.search(r"^cards = (\d+)", part, re.M)) for part in re.split(r"^\[part", text, flags=re.M)]
	tables = set(re.findall(r"^table\.\d+ = (\S+)", text, re.M))      # in a second round they lie there already
	return PEOPLE + sum(cards_of(lang, exercise.group(1), asked) for exercise, asked in parts if exercise) + sum(cards_of(lang, id) for id in tables)


def to_print(lang):
	"""(id, --seats, cards) of everything there is."""
	rows = json.loads(subprocess.run([SAMENSPEL, "--lang", lang, "content", "list", "--json"], stdout=subprocess.PIPE, check=True).stdout)
	for row in rows:
		if row["kind"] == "programme":
			yield row["id"], PEOPLE, cards_of_programme(lang, row["id"])
		else:
			yield row["id"], 2, cards_of(lang, row["id"])
	yield "seats", PEOPLE, PEOPLE


def documents():
	"""(name, page, points, cards) of everything that is printed."""
	for lang in ("nl", "en"):
		for id, people, cards in to_print(lang):
			for size in ([], ["--large"]):
				name = "-".join([lang, id, *size]).replace("---", "-")
				page = os.path.join(TMP, name + ".html")
				subprocess.run([SAMENSPEL, "--lang", lang, "print", id, "-o", page, "--seats", str(people), *size], check=True, stdin=subprocess.DEVNULL)
				yield name, page, 18 if size else 11, cards
	folder = os.path.join(ROOT, "tests", "golden", "print")
	for file in sorted(os.listdir(folder)):
		yield "golden " + file, os.path.join(folder, file), 18 if "large" in file else 11, {"cards.html": 14}.get(file, 55 if "hostile" in file else 0)


def test(browser, name, page, points, cards):
	pdf = os.path.join(TMP, "page.pdf")
	try:
		browser.print(page, pdf)
		found, pages = check(page, pdf, points)
		assert found == cards, f"{found} cards instead of {cards}"
		if name == "nl-taken":
			print_once(page, pdf)
			assert check(page, pdf, points) == (found, pages), "--print-to-pdf gives other pages"
	except AssertionError as error:
		print(f"not ok - {name}\n# {error}")
		return
	print(f"ok - {name} is whole on {pages} pages", flush=True)


def programs_are_there():
	if os.environ.get("CI") == "true":
		subprocess.run([os.path.join(ROOT, "tools", "deps"), "print"], stdout=sys.stderr)
	return all(shutil.which(program) for program in ("chromium", "pdftotext"))


def main():
	if not os.path.exists(SAMENSPEL) or not programs_are_there():
		print("1..0 # SKIP printing is not tested: for that, type tools/deps print")
		return 0
	every = list(documents())
	print(f"1..{len(every)}")
	browser = Browser()
	for document in every:
		test(browser, *document)
	browser.end()
	return 0


if __name__ == "__main__":
	sys.exit(main())
