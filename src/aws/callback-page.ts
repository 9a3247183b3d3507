/** What a browser is shown that comes back: with a code, with a refusal, or with nothing that belongs to this login. */
type Shown = 'code' | 'refused' | 'none'

const WORDS: Readonly<Record<Shown, readonly [title: string, text: string]>> = {
  code: ['Done', 'awsprof has its answer. You can close this page and go back to your terminal.'],
  refused: ['Not logged in', 'The login was not approved. Your terminal says why. You can close this page.'],
  none: [
    'Nothing here',
    'This page belongs to no login that awsprof is waiting for. Start over in your terminal.',
  ],
}

/** The page, which repeats nothing of the request and loads nothing. */
export function callbackPage(shown: Shown): string {
  const [title, text] = WORDS[shown]
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title} · awsprof</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}</style>
<h1>${title}</h1>
<p>${text}</p>
</html>
`
}
