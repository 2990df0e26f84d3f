# SPDX-License-Identifier: EUPL-1.2
"""browser.py: pages printed to PDF by one headless Chromium, over a pipe, and the words of a PDF with where they stand.

Starting a browser for every page takes longer than printing it: this one starts once and prints as `--print-to-pdf` does."""

import base64
import html
import json
import os
import re
import shutil
import subprocess
import tempfile

COMMAND = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync"]


class Browser:
	def __init__(self):
		self.folder = tempfile.mkdtemp()
		get, their_put = os.pipe()
		their_get, put = os.pipe()
		command = ["sh", "-c", f'exec "$@" 3<&{their_get} 4>&{their_put}', "sh", *COMMAND, f"--user-data-dir={self.folder}", "--remote-debugging-pipe"]
		self.child = subprocess.Popen(command, pass_fds=(their_get, their_put), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
		os.close(their_get)
		os.close(their_put)
		self.get, self.put, self.number, self.rest = os.fdopen(get, "rb", 0), os.fdopen(put, "wb", 0), 0, b""
		target = self.ask("Target.createTarget", url="about:blank")["targetId"]
		self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
		self.ask("Page.enable")

	def hear(self):
		while b"\0" not in self.rest:
			more = self.get.read(1 << 16)
			if not more:
				raise RuntimeError("the browser has ended")
			self.rest += more
		message, self.rest = self.rest.split(b"\0", 1)
		return json.loads(message)

	def ask(self, method, **params):
		self.number += 1
		message = {"id": self.number, "method": method, "params": params}
		if hasattr(self, "session"):
			message["sessionId"] = self.session
		self.put.write(json.dumps(message).encode() + b"\0")
		while True:
			answer = self.hear()
			if answer.get("id") == self.number:
				if "error" in answer:
					raise RuntimeError(f"{method}: {answer['error']}")
				return answer["result"]

	def print(self, page, pdf):
		self.ask("Page.navigate", url="file://" + page)
		while self.hear().get("method") != "Page.loadEventFired":
			pass
		data = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"]
		with open(pdf, "wb") as file:
			file.write(base64.b64decode(data))

	def end(self):
		self.put.close()
		self.child.wait(30)
		self.get.close()
		shutil.rmtree(self.folder, ignore_errors=True)


def print_once(page, pdf):
	"""As a person does it who types the command."""
	with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
		subprocess.run([*COMMAND, f"--user-data-dir={folder}", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", "file://" + page],
			stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=60)


def pages_of(pdf):
	"""Per page (width, height, words); a word is (text, left, top, right, bottom) in points. In the order in which they were drawn."""
	text = subprocess.run(["pdftotext", "-raw", "-bbox", pdf, "-"], stdout=subprocess.PIPE, check=True).stdout.decode()
	pages = []
	for line in text.split("\n"):
		page = re.match(r'\s*<page width="([\d.]+)" height="([\d.]+)"', line)
		word = re.match(r'\s*<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>', line)
		if page:
			pages.append((float(page.group(1)), float(page.group(2)), []))
		elif word:
			pages[-1][2].append((html.unescape(word.group(5)), *map(float, word.group(1, 2, 3, 4))))
	return pages
