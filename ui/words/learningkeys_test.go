package words_test

import "doelenboom/model"

func init() { choices["review"] = texts(model.AgreementStates()) }
