# SPDX-License-Identifier: EUPL-1.2
"""Sticks that are really mounted, in a world of mounts that only one suite sees."""

import os
import shutil
import subprocess
import sys

WORLDS = (["unshare", "-m"], ["unshare", "-rm"])


def enter_world():
	"""The same suite again, with mounts of its own; the reason when that is not allowed."""
	if os.environ.get("STICK_WORLD"):
		return subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "none", "/media"]).returncode and "nothing can be mounted"
	if not os.path.isdir("/media") or shutil.which("unshare") is None:
		return "this needs /media and unshare"
	for world in WORLDS:
		if subprocess.run([*world, "mount", "-t", "tmpfs", "none", "/media"], capture_output=True).returncode == 0:
			os.execvpe(world[0], [*world, sys.executable, os.path.abspath(sys.argv[0])], dict(os.environ, STICK_WORLD="yes"))
	return "mounting is not allowed here"


class Stick:
	def __init__(self, label="VERBATIM", size="4m", user="marie"):
		self.folder = os.path.join("/media", user, label)
		self.put_in(size)

	def __enter__(self):
		return self

	def __exit__(self, *_):
		subprocess.run(["umount", "-l", self.folder], capture_output=True)

	def put_in(self, size="4m"):
		os.makedirs(self.folder, exist_ok=True)
		subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", self.folder], check=True)

	def pull_out(self):
		subprocess.run(["umount", "-l", self.folder], check=True)

	def close(self):
		subprocess.run(["mount", "-o", "remount,ro", self.folder], check=True)

	def files(self):
		return sorted(os.listdir(self.folder))

	def read(self, file):
		return open(os.path.join(self.folder, file), "rb").read()

	def fill(self):
		with open(os.path.join(self.folder, "holiday.jpg"), "wb", buffering=0) as file:
			try:
				while file.write(bytes(4096)) == 4096:
					pass
			except OSError:
				pass
