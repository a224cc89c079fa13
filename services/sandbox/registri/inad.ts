import express, { type Router } from 'express';
import { domicilioDi } from '../persone/indole';

/** Counterpart of the register of digital domiciles, by its official interface (openapi/inad). */
export function creaInadSandbox(seme: string): Router {
  const router = express.Router();
  router.get('/inad/extract/:codiceFiscale', (req, res) => {
    if (typeof req.query.practicalReference !== 'string') {
      res.status(400).json({ status: 400, title: 'practicalReference mancante' });
      return;
    }
    const codiceFiscale = String(req.params.codiceFiscale).toUpperCase();
    const indirizzo = domicilioDi(codiceFiscale, seme);
    if (indirizzo === null) {
      res.status(404).json({ status: 404, title: 'CF non trovato' });
      return;
    }
    const since = '2023-06-06T00:00:00Z';
    const usageInfo = { motivation: 'CESSAZIONE_VOLONTARIA', dateEndValidity: '2099-12-31T00:00:00Z' };
    res.json({ codiceFiscale, since, digitalAddress: [{ digitalAddress: indirizzo, usageInfo }] });
  });
  return router;
}
