import partitions from './regions.json' with { type: 'json' }

/** Where most of AWS is used comes first; what a partition has for itself comes after the continents. */
const CONTINENTS = ['us', 'eu', 'ap', 'ca', 'sa', 'me', 'af', 'il', 'mx']

/** Every region that the AWS CLI knows: AWS's own by continent, then the other partitions, in each what stands for no place last. */
export const REGIONS: readonly string[] = partitions.flatMap(({ regions }) => [...regions].sort(byContinent))

function byContinent(a: string, b: string): number {
  const rank = (region: string) => {
    const at = CONTINENTS.indexOf(region.slice(0, region.indexOf('-')))
    return at < 0 ? CONTINENTS.length : at
  }
  return rank(a) - rank(b)
}

const KNOWN: ReadonlySet<string> = new Set(REGIONS)

/** True for one of `REGIONS`. */
export function isKnownRegion(text: string): boolean {
  return KNOWN.has(text)
}
