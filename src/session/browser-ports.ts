/** What a browser brings back (RFC 6749, 4.1.2). */
export type BrowserAnswer =
  | { readonly type: 'code'; readonly code: string }
  /** `error` is an OAuth code, `description` what the service says of it, both in the words of whoever answered. */
  | { readonly type: 'refused'; readonly error: string; readonly description: string }

/** A page on this machine to which a browser comes back. */
export interface Callback {
  /** `http://127.0.0.1:PORT/oauth/callback` */
  readonly redirectUri: string
  /** The first answer that has the right state. Never rejects. */
  readonly answer: Promise<BrowserAnswer>
  /** Nothing comes after that. Can be called again. */
  readonly close: () => void
}

/** What a login in a browser needs besides. */
export interface BrowserPorts {
  /** Waits for answers with this state. Rejects with an `Error` if no port can be opened. */
  readonly openCallback: (state: string) => Promise<Callback>
  /** 43 characters of base64url that nobody can guess: 256 bits. */
  readonly secretWord: () => string
}
