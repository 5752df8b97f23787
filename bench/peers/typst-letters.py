"""Writes letters with Typst, compiled again and again in one process, and tells the CPU seconds that they took.

usage: typst-letters.py TEMPLATE FONTS < letters   one letter in JSON a line; the first tenth only warms up
"""
import json
import sys
import time

import typst

template, fonts = sys.argv[1:3]
letters = sys.stdin.read().splitlines()
compiler = typst.Compiler(template, font_paths=[fonts], ignore_system_fonts=True)
warm = max(1, len(letters) // 10)
began, size = 0.0, 0
for at, letter in enumerate(letters):
    if at == warm:
        began = time.process_time()
    pdf = compiler.compile(format="pdf", sys_inputs={"letter": letter}, pdf_standards=["a-2a", "ua-1"], timestamp=0)
    size = len(pdf)
seconds = time.process_time() - began
print(json.dumps({"letters": len(letters) - warm, "seconds": seconds, "bytes": size, "version": typst.__version__}))
