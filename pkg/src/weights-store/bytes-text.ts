/** "128 MiB", "1.5 GiB". */
export function bytesText(count: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  const power = count > 0 ? Math.min(Math.floor(Math.log2(count) / 10), units.length - 1) : 0;
  return `${Number((count / 1024 ** power).toFixed(1))} ${units[power]}`;
}
