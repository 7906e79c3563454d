import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** PEM texts of a server's key and certificate, and of the CA that signed it. */
export interface Certificates {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** From when to when a certificate is valid, in hours from now. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** Makes a CA and a certificate for one domain, for servers in tests. */
export async function makeCertificates(
  domain: string,
  hours: Hours = { from: -1, to: 1 },
): Promise<Certificates> {
  const caKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity(`CN=Test CA of ${domain}`),
    keys: caKeys,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  });
  const cert = await x509.X509CertificateGenerator.create({
    ...validity(`CN=${domain}`, hours),
    subject: `CN=${domain}`,
    issuer: ca.subject,
    publicKey: keys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: domain }])],
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    cert: cert.toString('pem'),
    ca: ca.toString('pem'),
  };
}

function validity(name: string, { from, to }: Hours = { from: -1000, to: 1000 }) {
  return {
    name,
    notBefore: new Date(Date.now() + from * 3_600_000),
    notAfter: new Date(Date.now() + to * 3_600_000),
    signingAlgorithm: algorithm,
  };
}
