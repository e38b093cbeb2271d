package table

// pairs keeps a number for each pair of small numbers: in one long row where that is not too long, else in a map.
type pairs struct {
	width int32
	long  []int32 // the number plus one; 0: none
	few   map[[2]int32]int32
}

func newPairs(first, second int) *pairs {
	const longest = 1 << 21
	p := &pairs{width: int32(second)}
	if first*second <= longest {
		p.long = make([]int32, first*second)
	} else {
		p.few = map[[2]int32]int32{}
	}
	return p
}

func (p *pairs) get(first, second int32) (number int32, ok bool) {
	if p.long != nil {
		number = p.long[first*p.width+second]
		return number - 1, number > 0
	}
	number, ok = p.few[[2]int32{first, second}]
	return number, ok
}

func (p *pairs) set(first, second, number int32) {
	if p.long != nil {
		p.long[first*p.width+second] = number + 1
		return
	}
	p.few[[2]int32{first, second}] = number
}
