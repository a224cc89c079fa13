import { readFileSync } from 'node:fs';
import { leggiCertificatiPem } from '../formats/pec/catena';
import { esaminaPec } from '../formats/pec/verifica';
import { apriCasella } from '../services/sandbox/pec/caselle';
import { verificaMinimo } from './minimo/pec';

async function main() {
  const dir = process.argv[2]!;
  const ca = readFileSync(`${dir}/autorita/ca.pem`, 'utf8');
  const c = await apriCasella(dir, 'ente@pec.banco.example');
  const ric = c.messaggi.map((m) => c.leggi(m.uid));
  if (process.argv[3] === 'min') {
    console.log((await verificaMinimo(ric, ca)) / ric.length);
    return;
  }
  const fidati = leggiCertificatiPem(ca)!;
  const t = performance.now();
  for (const r of ric) if (!esaminaPec(r, { fidati, il: new Date() }).verifica.valida) throw new Error('no');
  console.log('ours verify ms each', (performance.now() - t) / ric.length);
  const acc = ric.filter((r) => r.length < 10000);
  const t2 = performance.now();
  for (const r of acc) esaminaPec(r, { fidati, il: new Date() });
  console.log('ours verify small ms each', (performance.now() - t2) / acc.length);
}
void main();
