import { partitionId } from '../profiles/endpoint.ts'

/** As the rules of the SDK call it. */
export type Host = { readonly Region: string; readonly UseFIPS: boolean; readonly UseDualStack: boolean }

/**
 * The address of AWS Sign-In (botocore/data/signin, endpoint-rule-set-1.json): a domain of its own in each partition. Only
 * its FIPS and dual-stack hosts are named like those of any service, such as STS, whose rules tell the rest of the name.
 */
export function signinAddress(host: Host, stsRules: (host: Host) => { readonly url: URL }): { url: URL } {
  const { Region: region, UseFIPS: isFips, UseDualStack: isDualstack } = host
  const partition = partitionId(region)
  const own = DOMAINS[partition]
  if (own !== undefined && !isFips && !isDualstack) return https(`${region}.${own}`)
  if (partition === 'aws-us-gov' && isFips && !isDualstack) {
    return https(`${region === 'us-gov-west-1' ? '' : `${region}.`}signin-fips.amazonaws-us-gov.com`)
  }
  const { hostname } = stsRules(host).url
  const suffix = hostname.slice(hostname.indexOf(`.${region}.`))
  return https(`signin${isFips ? '-fips' : ''}${suffix}`)
}

const DOMAINS: Readonly<Record<string, string>> = {
  aws: 'signin.aws.amazon.com',
  'aws-cn': 'signin.amazonaws.cn',
  'aws-us-gov': 'signin.amazonaws-us-gov.com',
  'aws-iso': 'signin.c2shome.ic.gov',
  'aws-iso-b': 'signin.sc2shome.sgov.gov',
  'aws-iso-f': 'signin.csphome.hci.ic.gov',
  'aws-iso-e': 'signin.csphome.adc-e.uk',
  'aws-eusc': 'signin.amazonaws-eusc.eu',
}

function https(hostname: string): { url: URL } {
  return { url: new URL(`https://${hostname}`) }
}
