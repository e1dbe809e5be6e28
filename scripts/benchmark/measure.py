"""Starts one command and tells, as JSON, what it took; run as a process of its own, never imported.

A new process begins with the peak of memory of the one that started it, so whatever starts it must be
small: started from the benchmark itself, `cp` would seem to need all that the made-up records need.
Nothing below this process's own 10 MB can be seen.
"""

import json
import os
import subprocess
import sys
import time

started = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
said = process.stdout.read()
_, status, usage = os.wait4(process.pid, 0)
took = time.perf_counter() - started
process.returncode = os.waitstatus_to_exitcode(status)
# Linux counts kilobytes; the peak is that of the largest process among the command and all that it waited for.
figures = {"wall": took, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}
print(json.dumps({"figures": figures, "status": process.returncode, "said": said.decode(errors="replace")[-600:]}))
