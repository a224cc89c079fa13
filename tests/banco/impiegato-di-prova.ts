import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { assegnazioni, utenti } from '../../database/schema/enti';
import { creaApi } from '../../services/api/api';
import { creaPortaTemporal } from '../../services/api/temporal';
import { DESTINATARIO, EMITTENTE, IMPOSTAZIONI_DI_PROVA } from './api-di-prova';
import type { Impianto } from './impianto';

/** A person who answers for the acts of an Ente, in front of the real API of a real installation. */
export interface ImpiegatoDiProva {
  utenteId: string;
  manda(percorso: string, corpo: unknown): Promise<{ stato: number; corpo: Record<string, unknown> }>;
  chiudi(): Promise<void>;
}

export async function assumi(impianto: Impianto, enteId: string): Promise<ImpiegatoDiProva> {
  const { database, temporale, registro } = impianto.contesto;
  const utenteId = nuovoId('ute');
  await database.db.insert(utenti).values({ id: utenteId, nome: 'Carla Responsabile' });
  await inEnte(database, enteId, ({ tx }) =>
    tx.insert(assegnazioni).values({ utenteId, ruolo: 'ente.responsabile' }),
  );
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const api = creaApi(
    {
      impostazioni: { ...IMPOSTAZIONI_DI_PROVA, cartellaTemporanea: impianto.posta.cartella },
      ...{ database, registro, temporal: creaPortaTemporal(temporale) },
      prova: {
        autorita: async () => null,
        resa: async () => {
          throw new Error('no pack is asked for here');
        },
      },
    },
    createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'prova' }] }),
  );
  const server = createServer(api);
  await new Promise<void>((pronto) => server.listen(0, '127.0.0.1', pronto));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/enti/${enteId}`;
  const gettone = () =>
    new SignJWT({ iss: EMITTENTE, aud: DESTINATARIO, sub: utenteId })
      .setIssuedAt()
      .setExpirationTime('10m')
      .setProtectedHeader({ alg: 'ES256', kid: 'prova' })
      .sign(privateKey);
  return {
    utenteId,
    async manda(percorso, corpo) {
      const risposta = await fetch(`${url}${percorso}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${await gettone()}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': nuovoId('cmd'),
        },
        body: JSON.stringify(corpo),
      });
      return { stato: risposta.status, corpo: (await risposta.json()) as Record<string, unknown> };
    },
    async chiudi() {
      server.closeAllConnections();
      await new Promise((fatto) => server.close(fatto));
    },
  };
}
