/**
 * The one script of the page of the relata: no library, no storage, the token only in memory. Text enters the page as
 * text and never as HTML; what is sent is checked by the API, whose answer is shown as it is.
 */
export const SCRIPT = `'use strict';
(() => {
  const il = (id) => document.getElementById(id);
  const stato = (testo, errore) => {
    il('stato').textContent = testo;
    il('stato').className = errore ? 'errore' : '';
  };
  const chiave = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
  async function chiama(metodo, percorso, opzioni) {
    const o = opzioni || {};
    const risposta = await fetch(percorso, {
      method: metodo,
      credentials: 'omit',
      headers: Object.assign({ Authorization: 'Bearer ' + il('token').value.trim() },
        metodo === 'POST' ? { 'Idempotency-Key': chiave() } : {}, o.intestazioni || {}),
      body: o.corpo,
    });
    const letto = await risposta.json();
    if (risposta.ok) return letto;
    const dove = (letto.errors || []).map((e) => e.pointer + ' ' + e.detail).join('; ');
    // the key is minted here at each call: nothing that a clerk has to do
    const che = (dove || letto.detail || '').replace(', con una Idempotency-Key nuova', '');
    throw new Error([letto.title, che].filter(Boolean).join(' ') + ' (' + letto.code + ')');
  }
  const ente = () => '/v1/enti/' + encodeURIComponent(il('ente').value);
  async function tutti(percorso) {
    const elementi = [];
    for (let cursor = ''; ;) {
      const pagina = await chiama('GET', percorso + '?limit=200' + (cursor && '&cursor=' + encodeURIComponent(cursor)));
      elementi.push(...pagina.elementi);
      if (!pagina.cursor) return elementi;
      cursor = pagina.cursor;
    }
  }
  const giorno = (data) => (data || '').split('-').reverse().join('/');
  const perNumero = (a, b) => (a.numero < b.numero ? -1 : 1);
  function scelte(id, voci) {
    il(id).replaceChildren(...voci.map(([valore, testo]) => new Option(testo, valore)));
    il(id).disabled = voci.length === 0;
  }
  async function mostraMessi() {
    const messi = await tutti(ente() + '/messi');
    scelte('messo', messi.map((m) => [m.id, m.nome + ' (' + m.nomina + ')']));
    await mostraAtti();
  }
  async function mostraAtti() {
    il('relata').hidden = true;
    il('righe').replaceChildren();
    if (!il('messo').value) return stato('Nessun messo nominato per questo Ente.');
    const atti = await tutti(ente() + '/messi/' + encodeURIComponent(il('messo').value) + '/atti');
    il('righe').append(...atti.sort(perNumero).map(riga));
    il('elenco').hidden = false;
    stato(atti.length === 1 ? 'Un atto in mano.' : atti.length + ' atti in mano.');
  }
  function riga(atto) {
    const tr = document.createElement('tr');
    for (const testo of [atto.numero, atto.destinatario, atto.indirizzo || '', giorno(atto.affidatoIl), giorno(atto.entro)]) {
      const cella = document.createElement(tr.childElementCount === 0 ? 'th' : 'td');
      if (cella.tagName === 'TH') cella.scope = 'row';
      cella.textContent = testo;
      tr.append(cella);
    }
    const bottone = document.createElement('button');
    bottone.type = 'button';
    bottone.textContent = 'Scrivi la relata';
    bottone.setAttribute('aria-label', 'Scrivi la relata dell’atto ' + atto.numero);
    bottone.addEventListener('click', () => apri(atto));
    const ultima = document.createElement('td');
    ultima.append(bottone);
    tr.append(ultima);
    return tr;
  }
  function apri(atto) {
    il('modulo').reset();
    il('modulo').dataset.tentativo = atto.tentativoId;
    il('titolo').textContent = 'Relata dell’atto ' + atto.numero + ', ' + atto.destinatario;
    il('relata').hidden = false;
    adatta();
    il('titolo').focus();
  }
  /** Only the fields of that kind of relata are there to be filled. */
  function adatta() {
    const tipo = il('tipo').value;
    for (const campo of document.querySelectorAll('[data-per]')) {
      const suo = campo.dataset.per.split(' ').includes(tipo);
      campo.hidden = !suo;
      for (const ingresso of campo.querySelectorAll('input,select')) ingresso.disabled = !suo;
    }
  }
  function detta() {
    const tipo = il('tipo').value;
    const relata = { tipo };
    for (const [nome, valore] of new FormData(il('modulo')))
      if (nome === 'ricerche') relata.ricerche = (relata.ricerche || []).concat(valore);
      else if (nome !== 'tipo' && nome !== 'scansione' && valore !== '') relata[nome] = valore;
    return relata;
  }
  async function registra() {
    const documento = await chiama('POST', ente() + '/documenti/file', {
      corpo: il('scansione').files[0],
      intestazioni: { 'Content-Type': 'application/octet-stream', 'X-Nome-File': 'relata' },
    });
    const tentativo = encodeURIComponent(il('modulo').dataset.tentativo);
    const esito = await chiama('POST', ente() + '/tentativi/' + tentativo + '/relate', {
      corpo: JSON.stringify({ messoId: il('messo').value, relata: detta(), documentoId: documento.id }),
      intestazioni: { 'Content-Type': 'application/json' },
    });
    await mostraAtti();
    stato(esito.esito === 'registrata' ? 'Relata registrata.' : 'Questa relata era già registrata.');
  }
  const prova = (lavoro) => async (evento) => {
    if (evento) evento.preventDefault();
    stato('Un momento…');
    try {
      await lavoro();
    } catch (errore) {
      stato(errore.message || 'Il servizio non risponde: riprovare.', true);
    }
  };
  il('entra').addEventListener('submit', prova(async () => {
    const { elementi } = await chiama('GET', '/v1/enti');
    scelte('ente', elementi.map((e) => [e.id, e.denominazione]));
    if (elementi.length === 0) return stato('Nessun Ente per questa persona.', true);
    await mostraMessi();
  }));
  il('ente').addEventListener('change', prova(mostraMessi));
  il('messo').addEventListener('change', prova(mostraAtti));
  il('tipo').addEventListener('change', adatta);
  il('modulo').addEventListener('submit', prova(registra));
})();
`;
