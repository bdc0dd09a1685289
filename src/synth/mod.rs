//! Labelled references made by rendering bibliographic records in many citation styles, to train the tagger on.
