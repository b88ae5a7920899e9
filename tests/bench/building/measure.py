"""Runs a command and says in JSON, on the last line of its own output, what it took.

usage: measure.py COMMAND [ARGUMENT ...]

Times are in seconds: `wall` from the start to the end, `cpu` in programs and kernel, of the command and all that it
started and waited for. `memory` is the greatest resident set of any one of these processes, in bytes; less than this
program's own, some 10 MB, is never told. Its status is the command's.
"""
import json, resource, subprocess, sys, time

start = time.perf_counter()
status = subprocess.call(sys.argv[1:])
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({'wall': wall, 'cpu': used.ru_utime + used.ru_stime, 'memory': used.ru_maxrss * 1024}))
sys.exit(status if status >= 0 else 128 - status)
