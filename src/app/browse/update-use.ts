import { settingValue } from '../../profiles/profile.ts'
import { shellWord } from '../../profiles/shell-words.ts'
import { openMenu } from '../edit/menu.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { MenuItem } from '../overlay.ts'
import type { State } from '../state.ts'
import { chosen } from './selection.ts'

/** Intents that use the chosen profile outside the dashboard. */
export function onUseIntent(state: State, intent: 'pick' | 'copy' | 'console' | 'subshell'): Next {
  const name = state.selected
  if (name === null) return only(tell(state, 'info', 'No profile is chosen.'))
  if (intent === 'copy') {
    return only(
      openMenu(state, { title: `Copy from ${name}`, items: copies(state), purpose: { type: 'copy' } }),
    )
  }
  if (intent === 'console' && !state.setup.canBrowse) {
    return only({
      ...state,
      overlay: {
        type: 'ask',
        title: `Console of ${name}`,
        lines: [
          'No browser can open here. An address that signs in can be copied instead:',
          'for a few minutes, whoever has it is in the console as this profile.',
        ],
        yes: { type: 'console', name },
      },
    })
  }
  if (intent === 'console') {
    return { state: tell(state, 'info', 'Signing in to the console …'), effects: [{ type: intent, name }] }
  }
  if (intent === 'subshell') {
    const text = `Getting credentials for a shell as ${name} …`
    return { state: tell(state, 'info', text), effects: [{ type: intent, name }] }
  }
  return { state, effects: [{ type: intent, name }] }
}

/** What can be copied; never a secret. */
function copies(state: State): MenuItem[] {
  const found = chosen(state)
  if (!found) return []
  const { profile, summary, chain } = found.entry
  const identity = state.checks.get(profile.name)?.result?.identity
  const all: [string, string | null | undefined][] = [
    ['profile name', profile.name],
    ['export line', `export AWS_PROFILE=${shellWord(profile.name)}`],
    ['account', identity?.account ?? summary.account],
    ['ARN', identity?.arn ?? settingValue(profile, 'role_arn')],
    ['login address', chain.token?.startUrl],
  ]
  return all.flatMap(([note, text]) => (text ? [{ id: text, label: text, note }] : []))
}
