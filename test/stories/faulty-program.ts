import { openDisplay } from '../../src/terminal/display.ts'
import { frameOfText } from '../../src/terminal/frame.ts'
// Takes over the terminal like the dashboard, then fails at the first key; the argument is `throw` or `reject`.
import { guardProcess } from '../../src/terminal/guard.ts'
import { openTerminal } from '../../src/terminal/terminal.ts'

const terminal = openTerminal(
  process.stdin,
  openDisplay(process.stdout, () => process.exit(1)),
)
guardProcess(terminal.leave)
terminal.enter()
terminal.draw(frameOfText('about to fail\nSource chain'))
process.stdin.on('data', () => {
  const fault = new RangeError('a secret in the message')
  if (process.argv[2] === 'throw') throw fault
  void Promise.reject(fault)
})
