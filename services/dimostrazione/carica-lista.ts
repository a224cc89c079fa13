import { readFile } from 'node:fs/promises';
import path from 'node:path';
import axios from 'axios';
import { ErroreEsatto } from '../configurazione/errore';

interface Lista {
  file: string;
  mappa: string | null;
  /** Day on which the list is entrusted; null = its own date. */
  affidataIl: string | null;
}

/** Loads a list as a clerk does, through the public door. Gives the id of the carico, null when it was there already. */
export async function caricaLista(apiUrl: string, enteId: string, lista: Lista): Promise<string | null> {
  const http = axios.create({ baseURL: apiUrl, validateStatus: () => true, maxBodyLength: 300_000_000 });
  const token = (await http.post<{ token: string }>('/sandbox/token', { utente: 'societa' })).data.token;
  const auth = { Authorization: `Bearer ${token}` };
  const base = `/v1/enti/${enteId}`;
  const mappaId = lista.mappa === null ? null : await salvaMappa(lista.mappa);
  const bytes = await readFile(lista.file);
  const risposta = await http.post<{ id: string; code?: string; detail?: string }>(`${base}/carichi`, bytes, {
    params: { ...(mappaId && { mappaId }), ...(lista.affidataIl && { affidataIl: lista.affidataIl }) },
    headers: {
      ...auth,
      'Content-Type': 'application/octet-stream',
      'X-Nome-File': path.basename(lista.file),
      'Idempotency-Key': `carico-${path.basename(lista.file)}-${bytes.length}`,
    },
  });
  if (risposta.status === 202) return risposta.data.id;
  if (risposta.data.code === 'carico.gia_caricato') return null;
  throw new ErroreEsatto(
    risposta.data.code ?? 'carico.non_caricato',
    `la lista ${lista.file} non è stata caricata (${risposta.status})`,
  );

  async function salvaMappa(file: string): Promise<string> {
    const nome = path.basename(file);
    const { data } = await http.post<{ id: string }>(
      `${base}/mappe`,
      { nome, mappa: JSON.parse(await readFile(file, 'utf8')) },
      { headers: { ...auth, 'Idempotency-Key': `mappa-${nome}` } },
    );
    return data.id;
  }
}
