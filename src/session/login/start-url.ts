/** What a start URL says of itself. */
export type StartUrl =
  /** One of AWS's own hosts; `region` if its name tells one. */
  | { readonly type: 'own'; readonly region: string | null }
  /** An address of the user's organization, which leads to one of AWS's. */
  | { readonly type: 'vanity' }
  /** `reason` is the predicate of a sentence about the start URL. */
  | { readonly type: 'refused'; readonly reason: string }

/** Hosts of IAM Identity Center in every partition (AWS CLI v2, awscli/customizations/sso/resolve.py). */
const OWN_SUFFIXES = [
  '.awsapps.com',
  '.awsapps.cn',
  '.app.aws',
  '.portal.amazonaws.com',
  '.portal.amazonaws.com.cn',
  '.portal.amazonaws.eu',
  '.app.amazonwebservices.com.cn',
  '.api.amazonwebservices.eu',
]
const OWN_HOSTS = [
  'identitycenter.amazonaws.com',
  'identitycenter.amazonaws.com.cn',
  'identitycenter.amazonaws.eu',
  'identitycenter.us-gov.amazonaws.com',
]

/** `ssoins-….portal.eu-west-1.app.aws`, `….eu-west-1.portal.amazonaws.com` and their kin. */
const WITH_REGION = [
  /\.portal\.([a-z]{2,5}(?:-[a-z]+)+-\d+)\.(?:app\.aws|app\.amazonwebservices\.com\.cn|api\.amazonwebservices\.eu)$/,
  /\.([a-z]{2,5}(?:-[a-z]+)+-\d+)\.portal\.amazonaws\.(?:com|com\.cn|eu)$/,
]

/** The region that the host of a start URL tells, or null. Never throws. */
export function regionOfStartUrl(text: string): string | null {
  const read = readStartUrl(text)
  return read.type === 'own' ? read.region : null
}

/** Reads a start URL as the AWS CLI v2 does at login. Never throws. */
export function readStartUrl(text: string): StartUrl {
  if (!URL.canParse(text)) return { type: 'refused', reason: 'is not an address' }
  const { protocol, hostname } = new URL(text)
  if (protocol !== 'https:') return { type: 'refused', reason: 'does not begin with https://' }
  const isOwn = OWN_HOSTS.includes(hostname) || OWN_SUFFIXES.some((suffix) => hostname.endsWith(suffix))
  if (!isOwn) return { type: 'vanity' }
  const region = WITH_REGION.map((pattern) => pattern.exec(hostname)?.[1]).find((each) => each !== undefined)
  return { type: 'own', region: region ?? null }
}
