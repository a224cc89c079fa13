/** A page of PDF with one line of ASCII: what the scanner of the consolidator gives for a document. Same line, same bytes. */
export function scansione(riga: string): Buffer {
  const testo = `BT /F1 11 Tf 60 780 Td (${riga.replace(/[^ -'*-[\]-~]/g, ' ')}) Tj ET`;
  const oggetti = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${testo.length} >>\nstream\n${testo}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const inizi = oggetti.map((oggetto, i) => {
    const inizio = pdf.length;
    pdf += `${i + 1} 0 obj\n${oggetto}\nendobj\n`;
    return `${String(inizio).padStart(10, '0')} 00000 n \n`;
  });
  const tabella = `xref\n0 ${oggetti.length + 1}\n0000000000 65535 f \n${inizi.join('')}`;
  const coda = `trailer\n<< /Size ${oggetti.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
  return Buffer.from(pdf + tabella + coda, 'latin1');
}
