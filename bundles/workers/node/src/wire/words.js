'use strict';

/** An enum of the contract: numbers on the wire, words in the worker. */
class Words {
    #name;
    #numbers;
    #words;

    constructor(name, numbers) {
        this.#name = name;
        this.#numbers = new Map(Object.entries(numbers));
        this.#words = new Map(Object.entries(numbers).map(([word, number]) => [number, word]));
    }

    /** undefined for a number of a later contract */
    word(number) {
        return this.#words.get(number);
    }

    number(word) {
        const number = this.#numbers.get(word);
        if (number === undefined) {
            throw new RangeError(`"${word}" is no ${this.#name}; known are ${[...this.#numbers.keys()].join(', ')}.`);
        }
        return number;
    }
}

module.exports = { Words };
