import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** An untrusted certificate for 127.0.0.1 and `host`, in PEM; null if `openssl` is not installed. */
export function makeCertificate(host: string): Certificate | null {
  const folder = mkdtempSync(join(tmpdir(), 'awsprof-test-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const subject = ['-subj', '/CN=awsprof test', '-addext', `subjectAltName=IP:127.0.0.1,DNS:${host}`]
  const { status } = spawnSync('openssl', [...args, '-keyout', key, '-out', cert, '-days', '2', ...subject])
  try {
    return status === 0 ? { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') } : null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
