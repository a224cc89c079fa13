// a change that breaks a property is seen at the first counterexample: looking for the smallest one would take minutes
require('fast-check').configureGlobal({ endOnFailure: true });
