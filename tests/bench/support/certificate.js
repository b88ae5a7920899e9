// A certificate for one run: browsers speak HTTP/2 over TLS alone.

import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Certificate
 * @property {Buffer} key
 * @property {Buffer} cert
 * @property {string} pin  by which Chromium is told to trust it
 */

/** @returns {Certificate} */
export function makeCertificate() {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-tls-'));
  try {
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync('openssl', ['req', '-x509', ...kind, ...names, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const made = { key: readFileSync(key), cert: readFileSync(cert) };
    const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
    return { ...made, pin: createHash('sha256').update(publicKey).digest('base64') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
