import { createServer } from 'node:http';
import path from 'node:path';
import express from 'express';
import pino from 'pino';
import { leggiConfigurazione } from '../configurazione/configurazione';
import { ascolta } from '../supervisore/porte-libere';
import { eseguiServizio } from '../supervisore/servizio';
import { creaEmittente } from './identita/emittente';
import { apriPecDiCasa } from './pec-casa';
import { Gente } from './persone/gente';
import { apriPostaDiCasa } from './posta-casa';
import { creaInadSandbox } from './registri/inad';

const configurazione = leggiConfigurazione();
const registro = pino({ level: configurazione.livelloLog, name: 'sandbox' });
/** Seed of the people: chosen so that the forty debtors of a small list show every road. */
const SEME = '1';
const GIRO_MS = 1_000;

interface Orologio {
  oggi: string;
  istante: string;
  modo: 'reale' | 'accelerato' | 'comandato';
}

void eseguiServizio('sandbox', null, async () => {
  const { porte, sandbox, api } = configurazione;
  const gente = new Gente(api.url, SEME);
  const orologio = async () => {
    const { oggi, istante } = await gente.persone.lettura.leggi<Orologio>('/v1/orologio');
    return { oggi, istante: new Date(istante) };
  };
  const { pec, rotte } = await apriPecDiCasa({
    dir: path.join(sandbox.dati, 'pec'),
    smtpPort: porte.smtp,
    imapPort: porte.imap,
    orologio,
  });

  const { ufficio, rotte: rottePosta } = await apriPostaDiCasa({
    dir: path.join(sandbox.dati, 'posta'),
    orologio,
    apiUrl: () => api.url,
    ...configurazione.posta,
  });

  const giornata = async () => {
    const { oggi, modo } = await gente.persone.lettura.leggi<Orologio>('/v1/orologio');
    const ricevute = await pec.tick();
    const avanzamenti = await ufficio.tick();
    const fatte = await gente.agisci(oggi);
    const date = [ricevute.prossima, avanzamenti.prossima, await gente.prossima(oggi)];
    return {
      oggi,
      modo,
      fatte: fatte + ricevute.rilasciate + avanzamenti.spinti,
      prossima: date.filter((d) => d !== null).sort()[0] ?? null,
    };
  };
  // one at a time: two who act together would both see what is still to do
  let coda: Promise<unknown> = Promise.resolve();
  const inFila = () => {
    const turno = coda.then(giornata);
    coda = turno.catch(() => undefined);
    return turno;
  };

  const app = express();
  app.get('/salute', (_req, res) => {
    res.sendStatus(200);
  });
  app.use(
    await creaEmittente({
      cartella: path.join(sandbox.dati, 'identita'),
      emittente: api.emittente,
      destinatario: api.pubblico,
    }),
  );
  app.use(creaInadSandbox(SEME));
  app.use(rotte);
  app.use(rottePosta);
  app.post('/sandbox/giornata', async (_req, res) => {
    res.json(await inFila());
  });
  const server = createServer(app);
  await ascolta(server, porte.sandbox, '127.0.0.1');

  // with the commanded clock the driver says when people look; receipts that are due leave by themselves
  const giro = setInterval(() => {
    void gente.persone.lettura
      .leggi<Orologio>('/v1/orologio')
      .then(async ({ modo }) => {
        if (modo !== 'comandato') await inFila();
        else {
          if (pec.inVolo() > 0) await pec.tick();
          if (ufficio.inVolo() > 0) await ufficio.tick();
        }
      })
      .catch((errore: unknown) => registro.debug({ errore: String(errore) }, 'giro saltato'));
  }, GIRO_MS);
  return {
    ferma: async () => {
      clearInterval(giro);
      await coda;
      await pec.stop();
      await ufficio.chiudi();
      server.closeAllConnections();
      await new Promise((fatto) => server.close(fatto));
    },
  };
});
