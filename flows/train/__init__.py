"""Learn the weights of reading from the labelled corpus: corpus -> examples -> aligned labels -> weights."""
