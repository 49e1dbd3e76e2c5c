"""Learn the weights of reading: corpus -> sentences -> weights of words; corpus -> lessons -> network."""
