import { describe, expect, it } from 'vitest'
import { holdAt } from '../../../src/app/edit/hold.ts'

describe('a value that cannot work', () => {
  const doubts = () => ['It is wrong.']

  it('is held with the reasons', () => {
    expect(holdAt(undefined, 'x', doubts)).toEqual({ value: 'x', reasons: ['It is wrong.'] })
  })

  it('is not held twice, and not looked at again', () => {
    const never = () => {
      throw new Error('it was asked')
    }
    expect(holdAt({ value: 'x', reasons: ['It is wrong.'] }, 'x', never)).toBeUndefined()
  })

  it('is held when another was held before', () => {
    expect(holdAt({ value: 'y', reasons: [] }, 'x', doubts)?.value).toBe('x')
  })
})

it('a value that can work goes on', () => {
  expect(holdAt(undefined, 'x', () => [])).toBeUndefined()
})
