"""Gets credentials of a profile as the AWS CLI does, and asks STS who that is: profile and service address are given.

AWS CLIs before 2.13 know no variables for addresses, so every client gets its address here.
"""
import json
import sys

import awscli.botocore.session

profile, address = sys.argv[1:]
session = awscli.botocore.session.Session(profile=profile)
create = session.create_client


def create_here(name, *args, **kwargs):
    return create(name, *args, **{**kwargs, "endpoint_url": address})


session.create_client = create_here
try:
    keys = session.get_credentials().get_frozen_credentials()
    client = session.create_client(
        "sts",
        aws_access_key_id=keys.access_key,
        aws_secret_access_key=keys.secret_key,
        aws_session_token=keys.token,
        region_name="us-east-1",
    )
    print(json.dumps({"arn": client.get_caller_identity()["Arn"]}))
except Exception as error:
    print(json.dumps({"error": type(error).__name__, "message": str(error)}))
