/** "0195f3a2-…-9c1d" style: keeps `front` and `end` characters around an ellipsis; what would hardly get shorter stays whole. */
export function truncateMiddle(text: string, front: number, end: number): string {
  if (text.length <= front + end + 2) return text;
  return `${text.slice(0, front)}…${text.slice(text.length - end)}`;
}
