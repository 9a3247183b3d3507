import type { Entry, ProfileIndex } from '../../session/profile-index.ts'
import { visible } from '../../text/visible.ts'
import { width } from '../../text/width.ts'

/** How many cells the columns of these profiles want. */
export interface ColumnWidths {
  /** Enough for three names in four, because many differ only at the end; and for nearly all. */
  readonly name: { readonly usual: number; readonly most: number }
  readonly role: number
  readonly region: number
}

const LEAST_NAME = 16
/** `aws configure sso` names a profile after its role and account: `AdministratorAccess-123456789012`. */
const WIDEST_NAME = 32
const ROLE = { least: 8, most: 20 }
const SAMPLES = 200

const known = new WeakMap<ProfileIndex, ColumnWidths>()

/** Measured once per index, of a long list only a sample. */
export function columnWidths(profileIndex: ProfileIndex): ColumnWidths {
  let widths = known.get(profileIndex)
  if (!widths) {
    widths = measured(profileIndex.entries)
    known.set(profileIndex, widths)
  }
  return widths
}

function measured(entries: readonly Entry[]): ColumnWidths {
  const step = Math.ceil(entries.length / SAMPLES)
  const sample = entries.filter((_, at) => at % step === 0)
  const sorted = (text: (entry: Entry) => string | null) =>
    sample.map((entry) => width(visible(text(entry) ?? ''))).sort((a, b) => a - b)
  const share = (widths: readonly number[], of: number) => widths[Math.floor(widths.length * of)] ?? 0
  const names = sorted(({ profile }) => profile.name)
  const within = (least: number, most: number, cells: number) => Math.max(least, Math.min(most, cells))
  return {
    name: {
      usual: within(LEAST_NAME, WIDEST_NAME, share(names, 0.75)),
      most: within(LEAST_NAME, WIDEST_NAME, share(names, 0.98)),
    },
    role: within(
      ROLE.least,
      ROLE.most,
      share(
        sorted(({ summary }) => summary.role),
        0.98,
      ),
    ),
    region: share(
      sorted(({ summary }) => summary.region),
      0.98,
    ),
  }
}
