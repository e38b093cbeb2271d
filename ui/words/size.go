package words

// Size writes how large a file is, as people say it.
func (b *Book) Size(bytes int64) string {
	const thousand, million = 1000, 1_000_000
	if bytes < million {
		return b.Say("size.kilo", "number", b.Number(float64(max(1, bytes/thousand)), 0))
	}
	return b.Say("size.mega", "number", b.Number(float64(bytes)/million, 1))
}
