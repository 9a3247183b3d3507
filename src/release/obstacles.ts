import type { Release } from './changelog.ts'

/** What a release is made of, before anything is built. */
export interface Candidate {
  /** The tag, such as `v1.2.3`. */
  readonly tag: string
  readonly manifest: {
    readonly version: string
    readonly repository: { readonly url: string }
    readonly homepage: string
    readonly bugs: { readonly url: string }
  }
  readonly releases: readonly Release[]
  /** `OWNER/NAME` of the repository that the release is made in; null outside of a workflow. */
  readonly repository: string | null
}

/** Why this cannot be released, as sentences that say what to do; empty if it can. */
export function obstacles({ tag, manifest, releases, repository }: Candidate): string[] {
  const { version } = manifest
  const found = releases.find((each) => each.version === version)
  const said: string[] = []
  if (tag !== `v${version}`)
    said.push(
      `The tag is ${tag}, but package.json has version ${version}: tag v${version}, or change the version.`,
    )
  if (!found?.date || found.notes === '')
    said.push(
      `CHANGELOG.md has no notes below "## [${version}] - YYYY-MM-DD": move those of Unreleased there.`,
    )
  const open = releases.find((each) => each.version === 'Unreleased')
  if (open && open.notes !== '')
    said.push(
      'CHANGELOG.md has notes below "## [Unreleased]": move them to the release, or release without them.',
    )
  const named = ownerAndName(manifest.repository.url)
  // npm refuses provenance that names another repository than package.json, but only after all else is done.
  if (repository !== null && repository !== named)
    said.push(
      `package.json names the repository ${named}, but this is ${repository}: its owner is a placeholder until it is replaced (see "Releases" in CONTRIBUTING.md).`,
    )
  const elsewhere = [manifest.homepage, manifest.bugs.url].filter((each) => ownerAndName(each) !== named)
  if (elsewhere.length > 0)
    said.push(`package.json names ${named} and also ${elsewhere.join(' and ')}: make them agree.`)
  return said
}

/** `OWNER/NAME` of an address on GitHub; the address itself if it is none. */
function ownerAndName(url: string): string {
  return /^(?:git\+)?https:\/\/github\.com\/([^/]+\/[^/#]+?)(?:\.git)?(?:[/#].*)?$/.exec(url)?.[1] ?? url
}
