import { Box, Text } from 'ink'
import TextInput from 'ink-text-input'
import { useState } from 'react'
import { visible } from '../../text/visible.ts'
import type { AskedLine } from './asked.ts'

interface Props extends AskedLine {
  /** False once it is answered, or never will be: then it is drawn for the last time. */
  readonly isOpen: boolean
  readonly onAnswer: (answer: string) => void
}

/** A question with a line to answer in. What is wrong with an answer is told below, and it stays to be mended. */
export function Ask({ text, isSecret = false, check, choices = [], isOpen, onAnswer }: Props) {
  const [value, setValue] = useState('')
  const [told, setTold] = useState<{ readonly answer: string; readonly text: string } | null>(null)
  const submit = () => {
    const answer = value.trim()
    const wrong = check?.(answer) ?? null
    if (wrong !== null && (wrong.severity === 'error' || told?.answer !== answer)) {
      const next = wrong.severity === 'error' ? '' : '; Enter again takes it all the same'
      setTold({ answer, text: visible(`${wrong.text}${next}`) })
      return
    }
    onAnswer(answer)
  }
  const below = isOpen ? (told?.text ?? offer(choices, value)) : null
  return (
    <Box flexDirection="column">
      <Text>
        {`${text} `}
        <TextInput
          value={value}
          {...(isSecret && { mask: '*' })}
          focus={isOpen}
          onChange={(changed) => {
            setValue(changed)
            setTold(null)
          }}
          onSubmit={submit}
        />
      </Text>
      {below !== null && <Text wrap={told ? 'wrap' : 'truncate'}>{`  ${below}`}</Text>}
    </Box>
  )
}

/** The choices that begin with what is typed, if Tab can complete it. */
function offer(choices: readonly string[], typed: string): string | null {
  const left = choices.filter((each) => each.startsWith(typed) && each !== typed)
  return left.length === 0 ? null : `Tab: ${left.join(', ')}`
}
