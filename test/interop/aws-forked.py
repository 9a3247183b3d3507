"""Runs commands of the AWS CLI, each in a process forked from this one, which has imported it once.

Standard input: JSON, a list of {"args": [...], "env": {...}}, where env adds to the environment; standard output: JSON, a
list of {"exitCode": n, "stdout": "...", "stderr": "..."} in the same order. The import is most of what a command of `aws`
takes. It reads HOME: with another one per command, caches are not where that command would look for them.
"""

import json
import os
import sys
import tempfile

import awscli.clidriver


def forked(args, env):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            sys.argv = ["aws", *args]
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os.environ.update(env)
            status = 1
            try:
                status = awscli.clidriver.main()
            except SystemExit as error:
                status = error.code if isinstance(error.code, int) else 1
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return {"exitCode": status, "stdout": text_of(out), "stderr": text_of(err)}


def text_of(file):
    file.seek(0)
    return file.read().decode("utf-8", "replace")


results = [forked(**each) for each in json.load(sys.stdin)]
json.dump(results, sys.stdout)
