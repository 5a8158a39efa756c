// The exports of this package.
