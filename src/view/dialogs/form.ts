import { remarkOn } from '../../app/edit/answer-check.ts'
import { type Answer, completionsOf, shownFields, wizardListing } from '../../app/edit/form.ts'
import { proposalFor } from '../../app/edit/proposals.ts'
import type { TextField } from '../../app/edit/text-field.ts'
import { takenNameAdvice } from '../../app/import/keys-name.ts'
import type { Form, FormField } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { accountOf, roleName } from '../../profiles/arn.ts'
import { maskedValue, maskSecrets, secretSpansOf } from '../../profiles/mask/mask-secrets.ts'
import { isSecret } from '../../profiles/setting.ts'
import { counted } from '../../text/counted.ts'
import { fitText, truncate, wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { width } from '../../text/width.ts'
import { type Row, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import type { DialogBody } from './dialog-body.ts'
import { fieldSpans, hiddenText, proposalSpans } from './field.ts'
import { namesPreview } from './names-preview.ts'

const MASK = '*'

/** The fields of a form; below the one with the cursor, what is wrong with it or the possible answers. */
export function formRows(
  state: State,
  form: Form,
  cells: number,
  height: number,
  symbols: Symbols,
): DialogBody {
  const fields = shownFields(state, form)
  const labels = Math.min(30, Math.max(...fields.map((each) => width(labelOf(each)))) + 1)
  const rows: Row[] = []
  let cursorRow = 0
  fields.forEach((field, at) => {
    if (at === form.at) cursorRow = rows.length
    const proposal = proposalFor(state, form, field.key)
    rows.push(fieldRow(field, proposal, at === form.at, labels, cells, symbols))
    if (at === form.at) rows.push(...adviceRows(state, form, field, labels, cells, symbols))
  })
  const refusal = form.refusal === null ? [] : wrap(visible(maskSecrets(form.refusal)), cells - 1)
  const hints = [...givenBackHint(form, fields, cells, symbols), ...hintsOf(form, cells)]
  const tail: Row[] = refusal.map((line): Row => [span(line, 'error')])
  // Where there is little room, the fields come first.
  const hasRoom = rows.length + refusal.length + hints.length < height
  for (const hint of hasRoom ? hints : hints.slice(0, 1)) tail.push([span(hint, 'dim')])
  if (tail.length > 0) tail.unshift([])
  if (form.purpose.type === 'name-profiles') {
    const template = form.fields.find(({ key }) => key === 'template')
    const left = height - rows.length - tail.length
    if (template && remarkOn(state, form, template)?.severity !== 'error')
      tail.push(
        ...namesPreview(state, form.purpose.accounts, template.field.text.trim(), cells, left, symbols),
      )
  }
  const room = Math.max(2, height - tail.length)
  const top = Math.max(0, Math.min(cursorRow - room + 3, rows.length - room))
  return { title: form.title, rows: [...rows.slice(top, top + room), ...tail], note: legendOf(fields) }
}

/** Secrets, and MFA codes, which somebody looking on could use first. */
function isMasked(key: string): boolean {
  return key === 'mfa_code' || isSecret(key)
}

/** Where only some fields are required, it is said what their star means. */
function legendOf(fields: readonly FormField[]): string {
  const required = fields.filter((each) => each.isRequired).length
  return required > 0 && required < fields.length ? '* required' : ''
}

/** A required field has a star. */
function labelOf({ label, isRequired }: FormField): string {
  return isRequired ? `${label} *` : label
}

function fieldRow(
  field: FormField,
  proposal: string | null,
  isHere: boolean,
  labels: number,
  cells: number,
  symbols: Symbols,
): Row {
  const label = span(`${fitText(labelOf(field), labels, symbols.ellipsis)} `, isHere ? 'strong' : 'dim')
  const mask = isMasked(field.key) ? MASK : null
  const room = cells - labels - 2
  const key = field.key.replace(/^session\./, '')
  if (field.field.text === '' && proposal !== null) {
    const text = visible(maskSecrets(proposal))
    return isHere
      ? [label, ...proposalSpans(text, room, symbols)]
      : [label, span(truncate(text, room, symbols.ellipsis), 'dim')]
  }
  if (isHere) {
    return [label, ...fieldSpans(field.field, room, symbols, mask, secretSpansOf(key, field.field.text))]
  }
  const text = mask === null ? answerShown(key, field.field) : mask.repeat(field.field.text.length)
  return [label, span(truncate(text, room, symbols.ellipsis))]
}

/** The answer of a field without the cursor. */
function answerShown(key: string, field: TextField): string {
  const isHidden = (field.secrets ?? []).length > 0
  return isHidden ? hiddenText(field, secretSpansOf(key, field.text)) : visible(maskedValue(key, field.text))
}

/** What is wrong with the answer, else the possible answers; at least one row, so that the fields below do not move. */
function adviceRows(
  state: State,
  form: Form,
  field: FormField,
  labels: number,
  cells: number,
  symbols: Symbols,
): Row[] {
  const lead = span(' '.repeat(labels + 1))
  const room = cells - labels - 2
  const { text } = field.field
  const problem = remarkOn(state, form, field)
  if (problem) {
    return wrap(visible(maskSecrets(problem.text)), room).map((line) => [lead, span(line, problem.severity)])
  }
  const taken = takenAdvice(state, form, field)
  if (taken !== null) return wrap(visible(maskSecrets(taken)), room).map((line) => [lead, span(line, 'info')])
  const known = completionsOf(state, form, field)
  const others = known.filter(({ value, note }) => value !== text || note !== '')
  const shown = others.slice(0, MOST).map(answerText).join('  ')
  const more = others.length > MOST ? `  ${symbols.ellipsis}${others.length - MOST} more` : ''
  const offered = shown === '' ? adviceOn(state, form, field) : shown + more
  const row: Row = [lead, span(truncate(offered, room, symbols.ellipsis), 'dim')]
  const listing = wizardListing(state)
  if (!listing || listing.accounts.length > 0) return [row]
  if (listing.state === 'loading')
    return [[lead, span(truncate(`asking the portal for the choices ${symbols.ellipsis}`, room), 'dim')]]
  const reason = wrap(visible(listing.reason ?? ''), room).map((line): Row => [lead, span(line, 'warning')])
  return offered === '' ? reason : [...reason, row]
}

/** What happens to keys that are given the name of a profile that exists; null if they are not. */
function takenAdvice(state: State, form: Form, { key, field }: FormField): string | null {
  const { purpose } = form
  if (purpose.type !== 'import-name') return null
  const name = field.text.trim() || proposalFor(state, form, key) || ''
  return takenNameAdvice(state.profileIndex.profiles, purpose.found, name)
}

function adviceOn(state: State, form: Form, { key, field, isRequired }: FormField): string {
  if (field.text !== '') return ''
  if (proposalFor(state, form, key) !== null) return 'Enter takes it, typing replaces it'
  return isRequired ? '' : 'optional'
}

/** The number of answers that are offered at once. */
const MOST = 8

/** An account id says little, so the account's name follows it. */
function answerText({ value, note }: Answer): string {
  return note === '' ? visible(value) : `${visible(value)} ${visible(note)}`
}

/** In one row, which answers were typed before an earlier Esc, and the key that takes them away. */
function givenBackHint(
  { givenBack }: Form,
  fields: readonly FormField[],
  cells: number,
  symbols: Symbols,
): readonly string[] {
  if (!givenBack) return []
  const labels = fields.filter(({ key }) => givenBack.has(key)).map(({ label }) => label)
  const wordings = [
    `Kept from last time: ${labels.join(', ')}. Ctrl-G begins anew.`,
    `Kept from last time: ${counted(labels.length, 'answer')}. Ctrl-G begins anew.`,
    'Kept from last time. Ctrl-G begins anew.',
  ]
  const shortest = 'Ctrl-G begins anew.'
  return [truncate(wordings.find((each) => width(each) < cells) ?? shortest, cells - 1, symbols.ellipsis)]
}

function hintsOf({ purpose }: Form, cells: number): readonly string[] {
  if (purpose.type === 'mfa') return wrap(visible(maskSecrets(aboutCode(purpose))), cells - 1)
  if (purpose.type === 'name-profiles')
    return wrap('{account} {accountId} {accountName} {email} {role} {session} are filled in.', cells - 1)
  if (purpose.type === 'import') return wrap(ABOUT_IMPORT, cells - 1)
  const isKeys = purpose.type === 'wizard' && purpose.kind.endsWith('-keys')
  return isKeys ? ['Paste export lines or JSON to fill in all fields.'] : []
}

const ABOUT_IMPORT =
  'A config, credentials or access-key CSV file. Or paste its text, or lines that set keys.'

const MOST_NAMED = 3

/** By which name a code is wanted: there can be several devices, roles and profiles. */
function aboutCode({ serial, profile, roleArn, others }: Extract<Form['purpose'], { type: 'mfa' }>): string {
  const [account, role] = [accountOf(roleArn), roleName(roleArn)]
  const what = account === null || role === null ? roleArn : `${role} in ${account}`
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : ''
  const rest =
    others.length === 0 ? '' : ` The code is for ${others.slice(0, MOST_NAMED).join(', ')}${more}, too.`
  return `${profile} assumes the role ${what}.${rest} The device is ${serial}.`
}
