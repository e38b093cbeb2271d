package store

import (
	"time"

	"github.com/google/uuid"

	"doelenboom/model"
)

// RealEnvironment is the clock on the wall and identities that were never used before, with a role at the keyboard, which may be empty.
func RealEnvironment(role string) model.Environment {
	return model.Environment{
		Now:   time.Now,
		NewID: func() model.ID { return model.ID(uuid.Must(uuid.NewV7()).String()) },
		Role:  role,
	}
}
