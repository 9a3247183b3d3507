import { afterAll, expect, it } from 'vitest'
import { describeInterop } from '../support/aws/aws-cli.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runInHome } from '../support/program/run-in-home.ts'

afterAll(removeHomes)

describeInterop('writing side by side with aws configure', (cli) => {
  it.concurrent('reads back what awsprof set, of any name and kind', async () => {
    const home = makeHome()
    const sets: [name: string, key: string, value: string][] = [
      ['default', 'region', 'eu-west-1'],
      ['my dev', 'region', 'eu-west-2'],
      ['été', 'output', 'json'],
      ['a/b@c:d+e%f', 'credential_process', '"/opt/my app/x" --y=z'],
      ['my dev', 'aws_access_key_id', 'AKIAEXAMPLE'],
      ['plugins', 'external_id', '[a] = b'],
      ['my dev', 's3.max_queue_size', '9'],
    ]
    for (const [name, key, value] of sets) {
      expect(await runInHome(home, 'set', name, key, value, '--create')).toMatchObject({
        exitCode: 0,
        stderr: '',
      })
    }
    const got = await Promise.all(
      sets.map(([name, key]) => cli.run(['configure', 'get', key, '--profile', name], home.env)),
    )
    // `get` takes `s3.max_queue_size` for a profile s3 unless told otherwise: asked below.
    const plain = sets.flatMap(([, key, value], at) =>
      key.includes('.') ? [] : [[got[at]?.stdout, `${value}\n`]],
    )
    for (const [is, wanted] of plain) expect(is).toBe(wanted)
    expect(home.read('.aws/config')).toContain(
      "[profile 'my dev']\nregion = eu-west-2\ns3 =\n    max_queue_size = 9\n",
    )
  })

  it.concurrent('an `aws configure set` in between is kept, and ours by it', async () => {
    const home = makeHome({ config: '[profile dev]\nregion = a\n' })
    const ours = async (key: string) => (await runInHome(home, 'set', 'dev', key, 'ours')).exitCode
    const theirs = async (key: string) =>
      (await cli.run(['configure', 'set', key, 'theirs', '--profile', 'dev'], home.env)).exitCode
    expect([await ours('x_1'), await theirs('x_2'), await ours('x_3'), await theirs('x_4')]).toEqual([
      0, 0, 0, 0,
    ])
    expect(home.read('.aws/config')).toBe(
      '[profile dev]\nregion = a\nx_1 = ours\nx_2 = theirs\nx_3 = ours\nx_4 = theirs\n',
    )
  })
})
