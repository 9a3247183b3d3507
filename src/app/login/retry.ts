/**
 * The least time between two renewals of a token, after one that failed for now and also after one that went well: the new
 * token can be due at once, if it lives shorter than the window. The AWS CLI waits as long (botocore/tokens.py).
 */
export const RETRY_MS = 60_000
