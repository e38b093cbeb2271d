package paper

import "doelenboom/model"

func (r *report) chart(i *model.Indicator) {}
