const ENTITA: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text as HTML shows it, in an element or in a quoted attribute. */
export const testoHtml = (testo: string): string => testo.replace(/[&<>"']/g, (c) => ENTITA[c] ?? c);
