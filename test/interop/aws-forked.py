"""Runs commands of the AWS CLI, each in a process forked from this one, which has imported it once.

Standard input: JSON, a list of lists of arguments; standard output: JSON, a list of {"exitCode": n, "stdout": "..."} in
the same order. The import is most of what a command of `aws` takes; it reads HOME, so all share one environment.
"""

import json
import os
import sys
import tempfile

import awscli.clidriver


def forked(args):
    with tempfile.TemporaryFile() as out:
        child = os.fork()
        if child == 0:
            sys.argv = ["aws", *args]
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(out.fileno(), 1)
            status = 1
            try:
                status = awscli.clidriver.main()
            except SystemExit as error:
                status = error.code if isinstance(error.code, int) else 1
            finally:
                sys.stdout.flush()
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        return {"exitCode": status, "stdout": out.read().decode("utf-8", "replace")}


results = [forked(args) for args in json.load(sys.stdin)]
json.dump(results, sys.stdout)
