import type { Effect } from '../effect.ts'
import type { Overlay } from '../overlay.ts'
import type { State } from '../state.ts'
import type { Login } from './login.ts'

/** The open login, also if a check's question for an MFA code lies over it. */
export function openLogin(overlay: Overlay | null): Login | null {
  if (overlay?.type === 'login') return overlay
  return overlay?.type === 'form' && overlay.purpose.type === 'mfa' ? openLogin(overlay.purpose.behind) : null
}

/** The overlays with the login replaced, or removed if `login` is null. */
export function withLogin(overlay: Overlay | null, login: Login | null): Overlay | null {
  if (overlay?.type !== 'form' || overlay.purpose.type !== 'mfa') return login
  return { ...overlay, purpose: { ...overlay.purpose, behind: withLogin(overlay.purpose.behind, login) } }
}

/** Stops the logins of a dialog that was open in `former` and that `next` no longer has. */
export function abandoned(former: State, next: State): Effect[] {
  const kept = running(next)
  return running(former)
    .filter((attempt) => !kept.includes(attempt))
    .map((attempt) => ({ type: 'give-up', attempt }))
}

/** The attempts that are under way. */
function running({ overlay }: State): readonly number[] {
  const login = openLogin(overlay)
  return [login, login?.ahead].flatMap((each) => (each && each.reason === null ? [each.attempt] : []))
}
