"""Reads pairs of files as the AWS CLI does, with the AWS CLI's own botocore.

Takes a JSON list of {"config", "credentials"} (base64) on stdin, gives a JSON list on stdout: {"error"} where the
AWS CLI refuses a file, else {"profiles", "sso_sessions", "services", "chains"}. Nothing is sent anywhere: role and
sso credentials are set up lazily, and a chain stands as the provider's name or as the error that the provider raised.
"""
import base64
import json
import os
import sys
import tempfile

try:
    from awscli.botocore import credentials, session
except ImportError:
    from botocore import credentials, session


def chain_of(name):
    one = session.Session(profile=name)
    try:
        found = credentials.create_credential_resolver(one, region_name='us-east-1').load_credentials()
        # Every request begins with this; it looks up the profile's sso_session and reads no token yet.
        one.get_auth_token()
    except Exception as error:
        return {'error': type(error).__name__, 'message': str(error)}
    return {'method': found.method if found else None}


def read(files):
    one = session.Session()
    try:
        full = one.full_config
    except Exception as error:
        return {'error': type(error).__name__}
    result = {key: full.get(key, {}) for key in ('profiles', 'sso_sessions', 'services')}
    result['names'] = list(result['profiles'])
    if files.get('chains'):
        result['chains'] = {name: chain_of(name) for name in result['profiles']}
    return result


def main():
    answers = []
    with tempfile.TemporaryDirectory() as folder:
        paths = {'config': f'{folder}/config', 'credentials': f'{folder}/credentials'}
        os.environ['AWS_CONFIG_FILE'] = paths['config']
        os.environ['AWS_SHARED_CREDENTIALS_FILE'] = paths['credentials']
        for files in json.load(sys.stdin):
            for name, path in paths.items():
                with open(path, 'wb') as file:
                    file.write(base64.b64decode(files[name]))
            answers.append(read(files))
    json.dump(answers, sys.stdout)


main()
